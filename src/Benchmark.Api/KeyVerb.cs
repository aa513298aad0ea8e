using Benchmark.Api.Import;
using Benchmark.Data;
using Benchmark.Data.Keys;

namespace Benchmark.Api;

/// <summary>The verb that makes, lists and takes back keys.</summary>
internal sealed class KeyVerb(KeyStore keys, Preparation preparation, TextWriter output, TextWriter errors)
{
    /// <returns>The exit code.</returns>
    /// <exception cref="StorageFault">The database cannot be used.</exception>
    public async Task<int> RunAsync(KeyRequest request)
    {
        // A key may be made before the first start, and in a database of an older program.
        await preparation.PrepareToServeAsync();
        return request.Action switch
        {
            KeyRequest.Add => await AddAsync(request),
            KeyRequest.Revoke => await RevokeAsync(request.Id!),
            _ => await ListAsync(),
        };
    }

    private async Task<int> AddAsync(KeyRequest request)
    {
        var provinces = request.Provinces.Contains(ApiKey.AllProvinces) ? null : request.Provinces;
        if (provinces is not null && await keys.UnknownProvincesAsync(provinces, CancellationToken.None) is [var unknown, ..])
            return Refuse($"There is no province {unknown}; --province takes ids as /v1/provinces lists them, or all.");
        if (request.Name!.Any(char.IsControl) || request.Name!.Trim() != request.Name)
            return Refuse("A name is a line of text without spaces at its ends.");
        // The last word that is printed is the key alone, so that a script can take it.
        output.WriteLine($"Keep this key; it is shown once. {await keys.AddAsync(request.Name!, request.Scopes, provinces, CancellationToken.None)}");
        return ExitCode.Done;
    }

    private async Task<int> ListAsync()
    {
        foreach (var key in await keys.ListAsync(CancellationToken.None))
        {
            var state = key.RevokedAt is null ? "" : $", revoked {key.RevokedAt}";
            output.WriteLine($"{key.Id}  {key.Name}: {string.Join(", ", key.Scopes)} of {(key.Provinces is null ? "all provinces" : string.Join(", ", key.Provinces))}, made {key.CreatedAt}{state}");
        }

        return ExitCode.Done;
    }

    private async Task<int> RevokeAsync(string id)
    {
        if (!await keys.RevokeAsync(id, CancellationToken.None))
            return Refuse($"There is no key {id}; keys list shows their ids.");
        output.WriteLine($"The key {id} holds no longer.");
        return ExitCode.Done;
    }

    private int Refuse(string message)
    {
        errors.WriteLine(message);
        return ExitCode.Usage;
    }
}
