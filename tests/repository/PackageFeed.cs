using System.IO.Compression;
using System.Net;
using System.Text;

namespace Repository.Tests;

/// <summary>Two NuGet sources on loopback that publish an advisory against the one package they serve from a folder.</summary>
internal sealed class PackageFeed : IDisposable
{
    public const string Package = "Vulnerable.Package";

    private readonly HttpListener listener;
    private readonly string address;

    public PackageFeed()
    {
        (listener, address) = Listen();
        _ = ServeAsync();
    }

    /// <summary>A NuGet.config with the folder that holds the package and both sources.</summary>
    public string Configuration(string packages) =>
        $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="folder" value="{packages}" />
                <add key="first" value="{address}first/index.json" allowInsecureConnections="true" />
                <add key="second" value="{address}second/index.json" allowInsecureConnections="true" />
              </packageSources>
            </configuration>
            """;

    public static void WritePackage(string folder)
    {
        Directory.CreateDirectory(folder);
        using var package = ZipFile.Open(Path.Combine(folder, $"{Package}.1.0.0.nupkg"), ZipArchiveMode.Create);
        using var nuspec = new StreamWriter(package.CreateEntry($"{Package}.nuspec").Open());
        nuspec.Write(
            $"""
            <package><metadata>
              <id>{Package}</id><version>1.0.0</version><authors>test</authors><description>test</description>
            </metadata></package>
            """
        );
    }

    public void Dispose() => listener.Close();

    private static (HttpListener Listener, string Address) Listen()
    {
        // HttpListener takes no port 0: try free ports until one is still free.
        for (var attempt = 1; ; attempt++)
        {
            var address = $"http://127.0.0.1:{Random.Shared.Next(20_000, 60_000)}/";
            var listener = new HttpListener { Prefixes = { address } };
            try
            {
                listener.Start();
                return (listener, address);
            }
            catch (HttpListenerException) when (attempt < 20)
            {
                listener.Close();
            }
        }
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            var body = Encoding.UTF8.GetBytes(Answer(context.Request.Url!.AbsolutePath.Split('/')[^1]));
            context.Response.ContentType = "application/json";
            await context.Response.OutputStream.WriteAsync(body);
            context.Response.Close();
        }
    }

    private string Answer(string file) =>
        file switch
        {
            "index.json" =>
                $$"""{"version":"3.0.0","resources":[{"@id":"{{address}}advisories.json","@type":"VulnerabilityInfo/6.7.0"}]}""",
            "advisories.json" => $$"""[{"@name":"base","@id":"{{address}}base.json","@updated":"2026-01-01T00:00:00Z"}]""",
            _ => $$"""{"{{Package.ToLowerInvariant()}}":[{"severity":3,"url":"https://example.org/advisory","versions":"(, 2.0.0)"}]}""",
        };
}
