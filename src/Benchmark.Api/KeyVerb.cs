using System.Data.Common;
using Benchmark.Api.Import;
using Benchmark.Data;
using Benchmark.Data.Keys;

namespace Benchmark.Api;

/// <summary>The verb that makes, lists and takes back keys.</summary>
internal sealed class KeyVerb(KeyStore keys, Preparation preparation, TextWriter output, TextWriter errors)
{
    /// <returns>The exit code.</returns>
    /// <exception cref="DatabaseFailure">The database cannot be used.</exception>
    public int Run(KeyRequest request)
    {
        // A key may be made before the first start, and in a database of an older program.
        preparation.PrepareToServe();
        try
        {
            return request.Action switch
            {
                KeyRequest.Add => Add(request),
                KeyRequest.Revoke => Revoke(request.Id!),
                _ => List(),
            };
        }
        catch (DbException exception)
        {
            throw DatabaseFailure.From(exception, preparation.DatabasePath);
        }
    }

    private int Add(KeyRequest request)
    {
        var provinces = request.Provinces.Contains(ApiKey.AllProvinces) ? null : request.Provinces;
        if (provinces is not null && keys.UnknownProvinces(provinces) is [var unknown, ..])
            return Refuse($"There is no province {unknown}; --province takes ids as /v1/provinces lists them, or all.");
        if (request.Name!.Any(char.IsControl) || request.Name!.Trim() != request.Name)
            return Refuse("A name is a line of text without spaces at its ends.");
        // The last word that is printed is the key alone, so that a script can take it.
        output.WriteLine($"Keep this key; it is shown once. {keys.Add(request.Name!, request.Scopes, provinces)}");
        return ExitCode.Done;
    }

    private int List()
    {
        foreach (var key in keys.List())
        {
            var state = key.RevokedAt is null ? "" : $", revoked {key.RevokedAt}";
            output.WriteLine($"{key.Id}  {key.Name}: {string.Join(", ", key.Scopes)} of {(key.Provinces is null ? "all provinces" : string.Join(", ", key.Provinces))}, made {key.CreatedAt}{state}");
        }

        return ExitCode.Done;
    }

    private int Revoke(string id)
    {
        if (!keys.Revoke(id))
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
