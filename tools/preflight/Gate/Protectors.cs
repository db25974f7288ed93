using Planning.Plans;
using Planning.Updates;

namespace Preflight.Gate;

/// <summary>Resources that protect or watch others. Without them the others are less safe, and no property of theirs says so.</summary>
public static class Protectors
{
    private static readonly Dictionary<string, string> Types = new()
    {
        ["authorization:ManagementLockByScope"] = "the lock against deletion",
        ["authorization:ManagementLockAtResourceGroupLevel"] = "the lock against deletion",
        ["authorization:ManagementLockAtResourceLevel"] = "the lock against deletion",
        ["authorization:PolicyAssignment"] = "the policy",
        ["monitor:DiagnosticSetting"] = "the logs",
        ["monitor:MetricAlert"] = "the alert",
        ["monitor:ScheduledQueryRule"] = "the alert",
        ["monitor:ActivityLogAlert"] = "the alert",
        ["monitor:ActionGroup"] = "whom alerts tell",
        ["alertsmanagement:SmartDetectorAlertRule"] = "the alert",
        ["alertsmanagement:PrometheusRuleGroup"] = "the alerts",
        ["applicationinsights:WebTest"] = "the test from outside",
        ["consumption:Budget"] = "the budget",
        ["costmanagement:Budget"] = "the budget",
        ["network:NetworkSecurityGroup"] = "the network's rules",
        ["network:WebApplicationFirewallPolicy"] = "the web application firewall",
        ["network:FirewallPolicy"] = "the firewall's rules",
        ["network:AzureFirewall"] = "the firewall",
        ["network:DdosProtectionPlan"] = "flood protection",
        ["network:FlowLog"] = "the flow log",
        ["cognitiveservices:RaiPolicy"] = "the content filter",
        ["cognitiveservices:RaiBlocklist"] = "the blocked terms",
        ["cognitiveservices:RaiBlocklistItem"] = "a blocked term",
        ["security:Pricing"] = "Defender",
        ["security:DefenderForStorage"] = "Defender",
        ["storage:BlobContainerImmutabilityPolicy"] = "the lock of the container",
        ["storage:BlobServiceProperties"] = "the recovery of blobs",
        ["web:WebAppAuthSettingsV2"] = "the sign-in",
        ["web:WebAppAuthSettingsV2Slot"] = "the sign-in",
        ["web:WebAppFtpAllowed"] = "the refusal of FTP passwords",
        ["web:WebAppFtpAllowedSlot"] = "the refusal of FTP passwords",
        ["web:WebAppScmAllowed"] = "the refusal of publishing passwords",
        ["web:WebAppScmAllowedSlot"] = "the refusal of publishing passwords",
        ["web:WebAppSwiftVirtualNetworkConnection"] = "the way into the network",
        ["network:PrivateEndpoint"] = "the private way in",
    };

    public static IEnumerable<GateFinding> Removed(Preview preview)
    {
        var gone = preview
            .Steps.Where(step => StepOperation.IsRemoval(step.Operation))
            .Select(step => step.Old?.Id)
            .OfType<string>()
            .ToList();
        return preview
            .Steps.Where(step =>
                step is { Custom: true, Operation: "delete", Old: not null }
                && Types.ContainsKey(step.Type)
                && !GoesWithWhatItProtects(step.Old, gone)
            )
            .Select(step => new GateFinding(Override.WeakerSecurity, step.Name, step.Type, $"{Types[step.Type]} would be removed"));
    }

    /// <summary>With the whole account its logs, locks and endpoints go too; that is reported as the account's own deletion.</summary>
    private static bool GoesWithWhatItProtects(PlannedResource protector, IReadOnlyList<string> gone)
    {
        var protectedIds = new[] { "scope", "resourceUri", "targetResourceId", "resourceId" }
            .Select(path => protector.Inputs.Text(path))
            .Concat(protector.Inputs.Texts("scopes"))
            .Concat(protector.Inputs.List("privateLinkServiceConnections").Select(each => each.Text("privateLinkServiceId")))
            .OfType<string>()
            .Append(protector.Id ?? "");
        return protectedIds.Any(id =>
            gone.Any(other =>
                !string.Equals(other, protector.Id, StringComparison.OrdinalIgnoreCase)
                && (
                    string.Equals(id, other, StringComparison.OrdinalIgnoreCase)
                    || id.StartsWith($"{other}/", StringComparison.OrdinalIgnoreCase)
                )
            )
        );
    }
}
