using System.Diagnostics;

namespace Ci.Tests.Running;

/// <summary>The built app as its own process on a free port, with the release settings that a stack sets.</summary>
internal sealed class BuiltApp : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";

    private readonly Process process;

    private BuiltApp(Process process, string address) => (this.process, Address) = (process, address);

    public string Address { get; }

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

        var process = command.Start("dotnet", program, "--urls", "http://127.0.0.1:0");
        _ = process.StandardError.ReadToEndAsync();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
            {
                // A full pipe would block the app.
                _ = process.StandardOutput.ReadToEndAsync();
                return new BuiltApp(process, line[(at + Listening.Length)..].Trim() + "/");
            }
        }

        throw new InvalidOperationException("the app ended before it listened");
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
