using Benchmark.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.FileProviders;

namespace Benchmark.ToolTests.Browser;

/// <summary>The example of a page, built against a running server and served from an origin of its own.</summary>
public sealed class ExampleWeb : IAsyncLifetime
{
    private readonly CliFolder _server = new();
    private readonly CliFolder _folder = new();
    private CliProcess? _program;
    private WebApplication? _site;

    /// <summary>The address of the API.</summary>
    public string Api => _program!.Client.BaseAddress!.ToString().TrimEnd('/');

    /// <summary>The address of the page.</summary>
    public string Address => _site!.Urls.Single();

    public async ValueTask InitializeAsync()
    {
        var source = Repository.File("docs", "examples", "web");
        string[] made = ["node_modules", "dist"];
        foreach (var file in Directory.GetFiles(source, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(source, file))
            .Where(file => !made.Contains(file.Split('/')[0])))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_folder.At(file))!);
            File.Copy(Path.Combine(source, file), _folder.At(file));
        }

        var installing = Wait.ForCommand("npm", "ci", "--prefix", _folder.Path, "--no-audit", "--no-fund");
        _program = await _server.Serve();
        await installing;
        await Wait.ForCommand("env", $"VITE_API={Api}", "npm", "run", "build", "--prefix", _folder.Path);

        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        _site = builder.Build();
        _site.UseFileServer(new FileServerOptions { FileProvider = new PhysicalFileProvider(_folder.At("dist")) });
        await _site.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_site is not null)
            await _site.DisposeAsync();
        if (_program is not null)
            await _program.DisposeAsync();
        _server.Dispose();
        _folder.Dispose();
    }
}
