using CommandLine;

namespace Preflight.Tests;

/// <summary>Skipped where Node is not installed; CI has it.</summary>
public sealed class NodeFactAttribute : FactAttribute
{
    public const string Missing = "Node is not on the PATH; install Node 20 or later";

    public NodeFactAttribute() => Skip = SearchPath.Find("node") is null ? Missing : null;
}
