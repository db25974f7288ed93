namespace Infra.Tests;

/// <summary>A test that asks Kusto's parser. Where it is not installed the test is skipped, and in CI it fails instead.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class QueryFactAttribute : FactAttribute
{
    public QueryFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("CI") != "true")
        {
            Skip = QueryChecker.Missing;
        }
    }
}
