using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class SettingDeletion()
    : Rule(
        new()
        {
            Id = "setting-deletion",
            Title = "Security settings are never deleted before the resource they protect",
            Why =
                "Azure cannot delete these settings: the provider writes the defaults instead. Until the app or account is gone, basic "
                + "authentication is on, sign-in is off, or deleted blobs are lost.",
            Fix = "Set the option deletedWith of the setting to the app, slot or account, or set retainOnDelete.",
            Severity = Severity.Warning,
            Pillar = Pillar.Security,
            Source = "https://www.pulumi.com/docs/iac/concepts/resources/options/deletedwith/",
            Types = [.. Owners.Keys],
            Example = """
            app:
              type: azure-native:web:WebApp
            app-ftp:
              type: azure-native:web:WebAppFtpAllowed
              properties:
                name: ${app.name}
                allow: false
              options:
                deletedWith: ${app}
            """,
        }
    )
{
    /// <summary>Setting → what a deletion does until its owner is gone.</summary>
    private static readonly Dictionary<string, string> Owners = new()
    {
        ["web:WebAppFtpAllowed"] = "admits FTP with passwords",
        ["web:WebAppFtpAllowedSlot"] = "admits FTP with passwords",
        ["web:WebAppScmAllowed"] = "admits publishing with passwords",
        ["web:WebAppScmAllowedSlot"] = "admits publishing with passwords",
        ["web:WebAppAuthSettingsV2"] = "turns sign-in off",
        ["web:WebAppAuthSettingsV2Slot"] = "turns sign-in off",
        ["storage:BlobServiceProperties"] = "turns the recovery of blobs off",
    };

    protected override IEnumerable<Problem> Judge(AzurePlan plan) =>
        from setting in plan.Of([.. Owners.Keys])
        let owner = plan.ParentOf(setting)
        where
            owner is not null
            && Protects(setting)
            && setting.Planned.Options is { RetainOnDelete: false }
            && setting.Planned.Options.DeletedWith != owner.Planned.Urn
        select setting.Problem(
            $"is deleted before {owner.Name}, which {Owners[setting.Token]} until {owner.Name} is gone; set deletedWith to {owner.Name}"
        );

    /// <summary>The defaults are no worse than a setting that protects nothing.</summary>
    private static bool Protects(AzureResource setting) =>
        setting.Token switch
        {
            "storage:BlobServiceProperties" => setting.Is("isVersioningEnabled", "true")
                || setting.Is("deleteRetentionPolicy.enabled", "true")
                || setting.Is("containerDeleteRetentionPolicy.enabled", "true"),
            "web:WebAppAuthSettingsV2" or "web:WebAppAuthSettingsV2Slot" => setting.Is("platform.enabled", "true"),
            _ => setting.Is("allow", "false"),
        };
}
