using System.CommandLine;
using CommandLine;

namespace AzureSimulator.Http;

/// <summary>The program: a simulated Azure to explore by hand, until Ctrl+C.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var port = new Option<int>("--port") { Description = "The port to listen on; 0 takes a free one." };
        var certificate = new Option<string>("--certificate")
        {
            Description = "Where to write the certificate that clients must trust.",
            DefaultValueFactory = _ => "azure-simulator.pem",
        };
        var speed = new Option<double?>("--speed")
        {
            Description = "Seconds of simulated time for each real second. Without it, each poll of an operation moves the time.",
        };
        var habits = new Option<string>("--habits")
        {
            Description = "all, none, or ids separated by commas.",
            DefaultValueFactory = _ => "all",
        };
        var seed = new Option<int>("--seed") { Description = "Decides what Azure leaves to chance.", DefaultValueFactory = _ => 1 };
        var command = new RootCommand("Simulates Azure Resource Manager over HTTPS on this machine.")
        {
            port,
            certificate,
            speed,
            habits,
            seed,
        };
        command.SetAction(
            async (call, cancellation) =>
            {
                var options = new SimulatorOptions { Seed = call.GetValue(seed), Habits = Habits(call.GetValue(habits)!) };
                var pace = call.GetValue(speed) is { } rate ? RealTime(rate) : Pace.OfPolls();
                await using var server = await StartAsync(new SimulatedAzure(options), pace, call.GetValue(port));
                var file = Path.GetFullPath(call.GetValue(certificate)!);
                await File.WriteAllTextAsync(file, server.Certificate, cancellation);
                Announce(server.Address, file, options);
                await Task.Delay(Timeout.Infinite, cancellation).ContinueWith(_ => { }, CancellationToken.None);
                return 0;
            }
        );
        return command;
    }

    private static async Task<SimulatorServer> StartAsync(SimulatedAzure azure, Pace pace, int port)
    {
        try
        {
            return await SimulatorServer.StartAsync(azure, pace, port);
        }
        catch (IOException exception)
        {
            throw new Failure($"port {port} cannot be used: {exception.Message} --port 0 takes a free one");
        }
    }

    private static Pace RealTime(double speed) =>
        speed > 0
            ? Pace.OfRealTime(speed)
            : throw new Failure($"--speed must be greater than 0, got {speed}; --speed 60 makes a minute of each second");

    private static IReadOnlySet<string>? Habits(string text) =>
        text switch
        {
            "all" => null,
            "none" => new HashSet<string>(),
            _ => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToHashSet(),
        };

    private static void Announce(Uri address, string certificate, SimulatorOptions options) =>
        Console.WriteLine(
            $"""
            Certificate: {certificate}
            Subscription: {options.Subscription}
            Tenant: {options.Tenant}
            Now listening on: {address.GetLeftPart(UriPartial.Authority)}
            """
        );
}
