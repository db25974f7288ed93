using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class RemoteDebugging()
    : ResourceRule(
        new()
        {
            Id = "remote-debugging",
            Title = "Remote debugging is off",
            Why = "The debugger opens ports on every instance and can read and change the memory of the app.",
            Fix = "Set siteConfig.remoteDebuggingEnabled to false, or leave it out.",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            From = Stage.Test,
            Source = "https://azure.github.io/PSRule.Rules.Azure/en/rules/Azure.AppService.RemoteDebug",
            Types = ["web:WebApp", "web:WebAppSlot"],
            Example = """
            app:
              type: azure-native:web:WebApp
              properties:
                siteConfig: { remoteDebuggingEnabled: false }
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        resource.Text("siteConfig.remoteDebuggingEnabled") is "true"
            ? [resource.Problem("siteConfig.remoteDebuggingEnabled is true, which opens a debugger on every instance; set it to false")]
            : [];
}
