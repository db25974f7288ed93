using CommandLine;

namespace Ci.Tests.Running;

/// <summary>The built app as its own process on a free port, with the release settings that a stack sets.</summary>
internal sealed class BuiltApp : IAsyncDisposable
{
    private readonly ListeningProcess server;

    private BuiltApp(ListeningProcess server) => this.server = server;

    public string Address => server.Address.AbsoluteUri;

    public static async Task<BuiltApp> StartAsync(string commit, string digest, params (string Name, string Value)[] settings)
    {
        var program = Checkout.Built("app", "App.dll");
        var command = new Command(Path.GetDirectoryName(program)!)
        {
            Variables =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["Chat__Mode"] = "Offline",
                ["Chat__WordPauseMilliseconds"] = "0",
                ["Release__Commit"] = commit,
                ["Release__Version"] = digest,
            },
        };
        foreach (var (name, value) in settings)
        {
            command.Variables[name] = value;
        }

        var start = command.StartInfo("dotnet", program, "--urls", "http://127.0.0.1:0");
        return new BuiltApp(await ListeningProcess.StartAsync(start, TimeSpan.FromMinutes(1)));
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
