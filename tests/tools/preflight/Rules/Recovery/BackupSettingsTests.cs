namespace Preflight.Tests.Rules.Recovery;

public sealed class BackupSettingsTests : RuleTests<BackupSettingsTests>, IRuleCases
{
    private const string SoftDelete = "properties.securitySettings.softDeleteSettings";

    public static string Rule => "backup-settings";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("soft delete that is off", Example.With("backups", $"{SoftDelete}.state", "Off"), "backups"),
            NonCompliant("soft delete for a day", Example.With("backups", $"{SoftDelete}.retentionDurationInDays", 1), "backups"),
            NonCompliant("a database with one day", Database(1), "retention"),
            NonCompliant("backups in one data centre", Redundancy("Local"), "chat"),
            Compliant("a database with a week", Database(7)),
            Compliant("backups in zones", Redundancy("Zone")),
            Compliant("a value that is not given", Example.With("backups", "properties", null)),
            Compliant("nothing in test", Database(1).InTest()),
        ];

    private static TestPlan Database(int days) =>
        Example.Add(
            "sql:BackupShortTermRetentionPolicy",
            "retention",
            new
            {
                serverName = "server",
                databaseName = "chat",
                retentionDays = days,
            }
        );

    private static TestPlan Redundancy(string value) =>
        Example.Add("sql:Database", "chat", new { serverName = "server", requestedBackupStorageRedundancy = value });
}
