namespace Preflight.Tests.Rules.Recovery;

public sealed class CosmosRecoveryTests : RuleTests<CosmosRecoveryTests>, IRuleCases
{
    public static string Rule => "cosmos-recovery";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("no policy", Example.With("threads", "backupPolicy", null), "threads"),
            NonCompliant("periodic in production", Periodic(240, 48, "Zone"), "threads"),
            NonCompliant("less than two intervals", Periodic(1440, 24, "Zone").InTest(), "threads"),
            NonCompliant("one data centre", Periodic(240, 48, "Local").InTest(), "threads"),
            Compliant("periodic in test", Periodic(240, 48, "Zone").InTest()),
            Compliant("no policy in development", Example.With("threads", "backupPolicy", null).InDevelopment()),
            Compliant("an unknown policy", Example.With("threads", "backupPolicy.type", "[unknown]")),
        ];

    private static TestPlan Periodic(int minutes, int hours, string redundancy) =>
        Example
            .With("threads", "locations", new[] { new { locationName = "swedencentral", isZoneRedundant = true } })
            .With(
                "threads",
                "backupPolicy",
                new
                {
                    type = "Periodic",
                    periodicModeProperties = new
                    {
                        backupIntervalInMinutes = minutes,
                        backupRetentionIntervalInHours = hours,
                        backupStorageRedundancy = redundancy,
                    },
                }
            );
}
