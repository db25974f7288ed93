using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class BackupSettings()
    : Rule(
        new()
        {
            Id = "backup-settings",
            Title = "Databases, vaults and stores keep backups and deleted items for at least a week",
            Why = "A mistake is often noticed after days. A short retention or a backup in one data centre is lost by then.",
            Fix = "Set the value that the message names.",
            Severity = Severity.Warning,
            Pillar = Pillar.Reliability,
            Source = "https://azure.github.io/Azure-Proactive-Resiliency-Library-v2/welcome/",
            Requirements = ["DR-04"],
            From = Stage.Production,
            Types = [.. Least.Select(row => row.Type).Concat(Never.Select(row => row.Type)).Distinct()],
            Example = """
            backups:
              type: azure-native:dataprotection:BackupVault
              properties:
                properties:
                  securitySettings:
                    softDeleteSettings: { state: "On", retentionDurationInDays: 14 }
            """,
        }
    )
{
    /// <summary>Days that a property must have, where it is set.</summary>
    private static readonly (string Type, string Path, double Days)[] Least =
    [
        ("sql:BackupShortTermRetentionPolicy", "retentionDays", 7),
        ("sql:ManagedInstanceShortTermRetentionPolicy", "retentionDays", 7),
        ("dbforpostgresql:Server", "backup.backupRetentionDays", 7),
        ("dbformysql:Server", "backup.backupRetentionDays", 7),
        ("storage:FileServiceProperties", "shareDeleteRetentionPolicy.days", 7),
        ("appconfiguration:ConfigurationStore", "softDeleteRetentionInDays", 7),
        ("dataprotection:BackupVault", "properties.securitySettings.softDeleteSettings.retentionDurationInDays", 14),
    ];

    /// <summary>Values that a property must not have, and the one to set.</summary>
    private static readonly (string Type, string Path, string Value, string Instead)[] Never =
    [
        ("sql:Database", "requestedBackupStorageRedundancy", "Local", "Zone or Geo"),
        ("sql:ManagedInstance", "requestedBackupStorageRedundancy", "Local", "Zone or Geo"),
        ("dataprotection:BackupVault", "properties.securitySettings.softDeleteSettings.state", "Off", "On"),
        ("recoveryservices:Vault", "properties.securitySettings.softDeleteSettings.softDeleteState", "Disabled", "Enabled"),
        ("storage:FileServiceProperties", "shareDeleteRetentionPolicy.enabled", "false", "true"),
        ("appconfiguration:ConfigurationStore", "enablePurgeProtection", "false", "true"),
        ("operationalinsights:Workspace", "features.immediatePurgeDataOn30Days", "true", "false"),
    ];

    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        foreach (var (type, path, days) in Least)
        {
            foreach (var resource in plan.Of(type).Where(each => each.Has(path) && each.IsBelow(path, days)))
            {
                yield return resource.Problem($"{path} is {resource.Text(path)}; set {days} days or more");
            }
        }

        foreach (var (type, path, value, instead) in Never)
        {
            foreach (var resource in plan.Of(type).Where(each => string.Equals(each.Text(path), value, StringComparison.OrdinalIgnoreCase)))
            {
                yield return resource.Problem($"{path} is {value}; set {instead}");
            }
        }
    }
}
