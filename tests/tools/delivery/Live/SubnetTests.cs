using System.Text.Json.Nodes;
using AzureRest;
using Delivery.Tests.Simulated;

namespace Delivery.Tests.Live;

/// <summary>An update of a network without one of its subnets deletes that subnet.</summary>
public sealed class SubnetTests
{
    [Theory]
    [InlineData("runners", 1)]
    [InlineData("App", 0)]
    public async Task A_subnet_that_is_not_in_the_program_is_reported(string added, int findings)
    {
        await using var azure = await ReadySubscription.StartAsync();
        var network = await PlannedNames.IdOfAsync("dev", "network:VirtualNetwork");
        azure.Resources.Seed(network[..network.IndexOf("/providers/", StringComparison.Ordinal)], new() { ["location"] = "swedencentral" });
        azure.Resources.Seed(network, new() { ["location"] = "swedencentral" });
        azure.Resources.Seed($"{network}/subnets/endpoints", []);
        azure.Resources.Seed($"{network}/subnets/{added}", []);

        var run = await LiveRun.OfAsync(azure, "dev");

        Assert.Equal(findings, run.Findings.Count);
        if (findings > 0)
        {
            var subject = $"{ArmId.Name(network)}/{added}";
            Assert.StartsWith($"error {subject}: exists in the network and not in the program", run.Findings[0]);
            Assert.EndsWith("or declare it in the program", run.RemedyOf(subject));
        }
    }
}
