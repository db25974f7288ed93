using Benchmarks.Upstream;
using CommandLine;

namespace Benchmarks.Processes;

/// <summary>Node and the `openai` package, doing the same work.</summary>
internal static class NodePeer
{
    private static readonly string Folder = Path.Combine(Checkout.Root, "tools", "benchmarks", "node-peer");

    public static async Task<Server> StartAsync(UpstreamAddress azure, CancellationToken cancellation)
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules")))
            await Tool.RunAsync(Folder, "npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], cancellation);
        return await Server.StartAsync(
            port => ["env", $"PORT={port}", "node", Path.Combine(Folder, "server.mjs")],
            new Dictionary<string, string>
            {
                ["NODE_ENV"] = "production",
                ["NODE_EXTRA_CA_CERTS"] = azure.CertificateFile,
                ["MODEL_ENDPOINT"] = new Uri(azure.Endpoint, "openai/v1").ToString(),
                ["MODEL_TOKEN"] = ModelServer.Token,
            },
            cancellation
        );
    }
}
