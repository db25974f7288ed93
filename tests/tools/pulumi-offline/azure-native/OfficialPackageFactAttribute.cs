namespace Pulumi.AzureNative.Tests;

/// <summary>A test that reads the official npm package. Without it the test is skipped, but not in CI, which installs it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OfficialPackageFactAttribute : FactAttribute
{
    public OfficialPackageFactAttribute()
    {
        var package = Path.Combine(Facts.Folder, "extract", "node_modules", "@pulumi", "azure-native");
        if (!Directory.Exists(package) && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Skip =
                "the official npm package is not installed: npm ci --prefix tools/pulumi-offline/Pulumi.AzureNative/extract "
                + "--ignore-scripts";
        }
    }
}
