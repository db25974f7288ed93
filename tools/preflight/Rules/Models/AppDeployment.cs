using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class AppDeployment()
    : ResourceRule(
        new()
        {
            Id = "app-deployment",
            Title = "Model deployments named in app settings exist",
            Why = "A name that does not exist fails at the first question with DeploymentNotFound.",
            Fix = "Set the app setting to the name of a deployment of the stack.",
            Severity = Severity.Error,
            Pillar = Pillar.Operations,
            Source = Sources.Lifecycle,
            Requirements = ["MDL-05", "MDL-08"],
            Types = ["web:WebApp", "web:WebAppSlot"],
            Example = """
            chat:
              type: azure-native:cognitiveservices:Deployment
              properties: { accountName: account }
            app:
              type: azure-native:web:WebApp
              properties:
                siteConfig:
                  appSettings:
                    - name: ChatDeployment
                      value: chat
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var names = plan.Of("cognitiveservices:Deployment").Select(deployment => deployment.AzureName).ToList();
        return names.Count == 0
            ? []
            : resource
                .List("siteConfig.appSettings")
                .Where(setting => IsName(setting.Text("name") ?? ""))
                .Where(setting => !AzureResource.IsHidden(setting.Text("value")) && !names.Contains(setting.Text("value") ?? ""))
                .Select(setting =>
                    resource.Problem(
                        $"{setting.Text("name")} is '{setting.Text("value")}', which is no deployment of the stack; available: "
                            + $"{string.Join(", ", names)}"
                    )
                );
    }

    /// <summary>True for a setting that names a deployment of a model; settings of the platform speak of other deployments.</summary>
    internal static bool IsName(string setting) =>
        PlatformSetting.Find(setting) is null
        && (
            setting.EndsWith("Deployment", StringComparison.OrdinalIgnoreCase)
            || setting.EndsWith("DEPLOYMENT_NAME", StringComparison.OrdinalIgnoreCase)
            || setting.EndsWith("DeploymentName", StringComparison.OrdinalIgnoreCase)
        );
}
