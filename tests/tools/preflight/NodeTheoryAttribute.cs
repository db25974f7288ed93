using CommandLine;

namespace Preflight.Tests;

/// <inheritdoc cref="NodeFactAttribute"/>
public sealed class NodeTheoryAttribute : TheoryAttribute
{
    public NodeTheoryAttribute() => Skip = SearchPath.Find("node") is null ? NodeFactAttribute.Missing : null;
}
