namespace Ci.Tests.Linter;

/// <summary>A test that runs the linter. Where it is missing it is skipped, and in CI it fails instead.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ActionLintFactAttribute : FactAttribute
{
    public ActionLintFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("CI") != "true")
        {
            Skip = ActionLint.Missing;
        }
    }
}
