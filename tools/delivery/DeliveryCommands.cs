using System.CommandLine;
using AzureRest;
using CommandLine;
using Delivery.Bootstrap;
using Delivery.Context;
using Delivery.GitHub;
using Delivery.Packaging;
using Delivery.Teardown;

namespace Delivery;

/// <summary>The commands of `delivery`.</summary>
internal static class DeliveryCommands
{
    public static async Task<int> RunAsync(string[] arguments, CommandContext context, TextWriter errors)
    {
        var root = new RootCommand("Creates the resources that CI needs, sets up GitHub, destroys stacks, and packages releases.")
        {
            BootstrapCommand.Create(context),
            GitHubCommand.Create(context),
            RulesCommand.Create(context),
            TeardownCommand.Create(context),
            PackageCommand.Create(),
        };
        return await CommandRunner.RunAsync(
            root,
            arguments,
            errors,
            // `pulumi destroy` needs time to end and to release its lock.
            patience: TimeSpan.FromMinutes(10),
            describe: exception =>
                Login.Problem(exception) ?? (exception is ArmException or UnclearSubscriptionException ? exception.Message : null),
            stopped: "stopped; run the same command again to continue"
        );
    }
}
