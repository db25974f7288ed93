namespace Oracle.Tests;

/// <summary>
/// A test that runs the sample in TypeScript. It is skipped where Node or the sample's packages are missing; in CI it fails.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TypeScriptSampleFactAttribute : FactAttribute
{
    public TypeScriptSampleFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("CI") != "true")
        {
            Skip = OfficialPackages.MissingOfSample;
        }
    }
}
