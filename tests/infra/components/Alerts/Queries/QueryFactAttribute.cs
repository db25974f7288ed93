using CommandLine;

namespace Infra.Tests;

/// <summary>A test that runs Kusto's parser. Without the parser the test is skipped; in CI it fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class QueryFactAttribute : FactAttribute
{
    public QueryFactAttribute() => Skip = NodePackages.WhySkip(QueryChecker.Folder);
}
