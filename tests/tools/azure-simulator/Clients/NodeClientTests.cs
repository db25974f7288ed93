using System.Diagnostics;
using System.Text.Json.Nodes;
using AzureSimulator.Tests.Http;
using CommandLine;

namespace AzureSimulator.Tests.Clients;

/// <summary>Microsoft's clients for Node: groups, AI Search, AI services.</summary>
public sealed class NodeClientTests
{
    public const string Folder = "tests/tools/azure-simulator/Clients/Node";

    [NodeFact]
    public async Task The_clients_for_Node_create_list_delete_and_purge()
    {
        await using var served = await Served.StartAsync();
        var certificate = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await File.WriteAllTextAsync(certificate, served.Server.Certificate);
        try
        {
            var start = new ProcessStartInfo(
                "node",
                ["clients.js", served.Host, served.Azure.Options.Tenant, served.Azure.Options.Subscription]
            )
            {
                WorkingDirectory = Checkout.At(Folder),
                Environment = { ["NODE_EXTRA_CA_CERTS"] = certificate },
            };

            var run = await FinishedProcess.RunAsync(start);

            Assert.True(run.ExitCode == 0, run.All);
            var expected = new JsonObject
            {
                ["group"] = "Succeeded",
                ["search"] = "succeeded",
                ["searchByGroup"] = new JsonArray("srch-node"),
                ["account"] = "Succeeded",
                ["principal"] = 36,
                ["deployment"] = "Succeeded",
                ["deployments"] = new JsonArray("chat"),
                ["missing"] = "404 ResourceNotFound",
                ["resources"] = new JsonArray("ai-node", "srch-node"),
                ["deleted"] = new JsonArray("ai-node"),
                ["purged"] = new JsonArray(),
                ["gone"] = "404 ResourceGroupNotFound",
            };
            Assert.Equal(expected.ToJsonString(), JsonNode.Parse(run.Output)!.ToJsonString());
        }
        finally
        {
            File.Delete(certificate);
        }
    }
}
