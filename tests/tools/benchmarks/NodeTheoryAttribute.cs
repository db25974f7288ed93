using CommandLine;

namespace Benchmarks.Tests;

/// <summary>Skipped where Node or the official npm packages are missing; in CI it fails.</summary>
public sealed class NodeTheoryAttribute : TheoryAttribute
{
    public NodeTheoryAttribute() => Skip = NodePackages.WhySkip("samples/typescript");
}
