using CommandLine;

namespace AzureSimulator.Tests.Clients;

/// <summary>A test that runs Microsoft's clients for Node. Without them the test is skipped; in CI it fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute() => Skip = NodePackages.WhySkip(NodeClientTests.Folder);
}
