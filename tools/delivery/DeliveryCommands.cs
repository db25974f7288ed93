using System.CommandLine;
using AzureRest;
using CommandLine;
using Delivery.Bootstrap;
using Delivery.Packaging;
using Delivery.Teardown;

namespace Delivery;

/// <summary>The commands, and what becomes of their failures: one clear line, and exit code 2.</summary>
internal static class DeliveryCommands
{
    public static async Task<int> RunAsync(string[] arguments, Surroundings surroundings, TextWriter errors)
    {
        var root = new RootCommand("What a person does once, or at the end, with an Azure account; and what a release is packed with.")
        {
            BootstrapCommand.Create(surroundings),
            TeardownCommand.Create(surroundings),
            PackageCommand.Create(),
        };
        try
        {
            // `pulumi destroy` is given time to come to an end and to give its lock back.
            var invocation = new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = TimeSpan.FromMinutes(10),
            };
            var call = root.Parse(arguments);
            var exitCode = await call.InvokeAsync(invocation);

            // A call that could not be understood is a failed call: 1 is kept for findings.
            return call.Errors.Count > 0 ? ExitCode.Failed : exitCode;
        }
        catch (Exception exception)
            when (exception is Failure or ArmException or UnclearSubscriptionException || Login.Problem(exception) is not null)
        {
            await errors.WriteLineAsync($"error: {Login.Problem(exception) ?? exception.Message}");
            return ExitCode.Failed;
        }
        catch (OperationCanceledException)
        {
            await errors.WriteLineAsync("stopped; the same command goes on from there");
            return ExitCode.Failed;
        }
    }
}
