using Pulumi;

namespace Wire;

/// <summary>Sets invalid values for each variable and records the error of the SDK.</summary>
internal static class Refusals
{
    private static readonly (string Name, string? Value)[] Spoilt =
    [
        ("PULUMI_MONITOR", null),
        ("PULUMI_ENGINE", null),
        ("PULUMI_PROJECT", null),
        ("PULUMI_STACK", null),
        ("PULUMI_DRY_RUN", null),
        ("PULUMI_QUERY_MODE", null),
        ("PULUMI_PARALLEL", null),
        ("PULUMI_DRY_RUN", "perhaps"),
        ("PULUMI_QUERY_MODE", "perhaps"),
        ("PULUMI_PARALLEL", "many"),
    ];

    public static async Task<int> Report()
    {
        foreach (var (name, value) in Spoilt)
        {
            var before = Environment.GetEnvironmentVariable(name);
            Environment.SetEnvironmentVariable(name, value);
            try
            {
                await Deployment.RunAsync(() => { });
                Console.WriteLine($"{name}={value} runs");
            }
            catch (InvalidOperationException exception)
            {
                Console.WriteLine($"{name}={value} {exception.Message}");
            }

            Environment.SetEnvironmentVariable(name, before);
        }

        return 0;
    }
}
