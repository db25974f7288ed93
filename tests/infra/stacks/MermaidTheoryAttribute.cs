namespace Stacks.Tests;

/// <summary>A test that runs Mermaid's parser. Without the parser the test is skipped; in CI it fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MermaidTheoryAttribute : TheoryAttribute
{
    public static readonly string Folder = PlannedStack.PathOf("tests/infra/stacks/Mermaid");

    public MermaidTheoryAttribute()
    {
        if (Environment.GetEnvironmentVariable("CI") != "true" && !Directory.Exists(Path.Combine(Folder, "node_modules", "mermaid")))
        {
            Skip = "Mermaid is not installed; run: npm ci --prefix tests/infra/stacks/Mermaid --ignore-scripts";
        }
    }
}
