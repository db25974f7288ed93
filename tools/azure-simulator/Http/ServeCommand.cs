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
        var state = new Option<string?>("--state") { Description = "A file to go on from; what exists is written to it at the end." };
        var command = new RootCommand("Simulates Azure Resource Manager over HTTPS on this machine.")
        {
            port,
            certificate,
            speed,
            habits,
            seed,
            state,
        };
        command.SetAction(
            async (call, cancellation) =>
            {
                var options = new SimulatorOptions { Seed = call.GetValue(seed), Habits = Habits(call.GetValue(habits)!) };
                var pace = call.GetValue(speed) is { } rate ? RealTime(rate) : Pace.OfPolls();
                var file = call.GetValue(state);
                var azure = file is not null && File.Exists(file) ? Load(file, options) : New(options);
                await using var server = await StartAsync(azure, pace, call.GetValue(port));
                var trusted = Path.GetFullPath(call.GetValue(certificate)!);
                await File.WriteAllTextAsync(trusted, server.Certificate, cancellation);
                Announce(server.Address, trusted, options);
                await Task.Delay(Timeout.Infinite, cancellation).ContinueWith(_ => { }, CancellationToken.None);
                if (file is not null)
                {
                    azure.Save(file);
                }

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

    private static SimulatedAzure New(SimulatorOptions options)
    {
        try
        {
            return new SimulatedAzure(options);
        }
        catch (ArgumentException exception)
        {
            throw new Failure($"--habits: {exception.Message}");
        }
    }

    private static SimulatedAzure Load(string file, SimulatorOptions options)
    {
        try
        {
            return SimulatedAzure.Load(file, options);
        }
        catch (Exception exception) when (exception is InvalidDataException or ArgumentException)
        {
            throw new Failure($"--state {file}: {exception.Message}");
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
