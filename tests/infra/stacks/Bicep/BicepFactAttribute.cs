namespace Stacks.Tests.Bicep;

/// <summary>A test that needs Bicep's command line. Without it, the test is skipped, and fails in CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BicepFactAttribute : FactAttribute
{
    public BicepFactAttribute() => Skip = BicepTool.WhySkip;
}
