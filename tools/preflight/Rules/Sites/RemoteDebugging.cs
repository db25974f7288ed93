using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class RemoteDebugging()
    : ResourceRule(
        new()
        {
            Id = "remote-debugging",
            Title = "Remote debugging and SSH are off",
            Why = "A debugger or a shell on an instance can read and change the memory of the app.",
            Fix = "Set siteConfig.remoteDebuggingEnabled and sshEnabled to false.",
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
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        if (resource.Text("siteConfig.remoteDebuggingEnabled") is "true")
        {
            yield return resource.Problem(
                "siteConfig.remoteDebuggingEnabled is true, which opens a debugger on every instance; set it to false"
            );
        }

        if (resource.Text("sshEnabled") is "true")
        {
            yield return resource.Warning("sshEnabled is true, which opens a shell on every instance; set it to false");
        }
    }
}
