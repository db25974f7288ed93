using CommandLine;

namespace Stacks.Tests;

/// <summary>A test that runs Mermaid's parser. Without the parser the test is skipped; in CI it fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MermaidTheoryAttribute : TheoryAttribute
{
    /// <summary>The folder of the program that calls the parser.</summary>
    public const string Folder = "tests/infra/stacks/Mermaid";

    public MermaidTheoryAttribute() => Skip = NodePackages.WhySkip(Folder);
}
