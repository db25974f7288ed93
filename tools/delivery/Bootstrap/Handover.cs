using System.Text.Json.Nodes;
using AzureRest;

namespace Delivery.Bootstrap;

/// <summary>The variables of each CI environment, and the next manual steps.</summary>
internal sealed record Handover(
    IReadOnlyList<(string Environment, IReadOnlyList<(string Name, string Value)> Variables)> Environments,
    IReadOnlyList<string> Commands
)
{
    /// <returns>Null while an identity is missing.</returns>
    public static async Task<Handover?> FindAsync(IResourceManager azure, BootstrapSettings settings, CancellationToken cancellation)
    {
        var environments = new List<(string, IReadOnlyList<(string, string)>)>();
        foreach (var environment in settings.Environments)
        {
            foreach (var purpose in Enum.GetValues<Purpose>())
            {
                if (await azure.FindAsync(settings.IdentityId(environment, purpose), IdentityParts.Api, cancellation) is not { } identity)
                {
                    return null;
                }

                if (
                    await azure.FindAsync(settings.IdentityId(environment, Purpose.Deploy), IdentityParts.Api, cancellation)
                    is not { } deployer
                )
                {
                    return null;
                }

                environments.Add(
                    (
                        BootstrapSettings.JobEnvironment(environment, purpose),
                        [
                            ("AZURE_CLIENT_ID", identity["properties"]!["clientId"]!.ToString()),
                            ("AZURE_TENANT_ID", settings.Tenant),
                            ("AZURE_SUBSCRIPTION_ID", environment.Subscription),
                            ("DEPLOYER_OBJECT_ID", deployer["properties"]!["principalId"]!.ToString()),
                            ("PULUMI_BACKEND_URL", settings.BackendUrl),
                            ("RELEASE_STORE", settings.ReleaseAccount),
                        ]
                    )
                );
            }
        }

        return new Handover(
            environments,
            [
                $"az role assignment create --assignee <you> --role \"Storage Blob Data Contributor\" --scope {settings.StateContainerId}",
                $"az role assignment create --assignee <you> --role \"Key Vault Crypto User\" --scope {settings.VaultId}",
                $"pulumi login {settings.BackendUrl}",
                .. settings.Environments.Select(environment =>
                    $"pulumi stack init {environment.Name} --secrets-provider=\"{settings.SecretsProvider(environment)}\""
                ),
                // `init` writes provider and encrypted key there. A checkout without them asks for a passphrase, which no job has.
                "git commit --message \"The keys of the stacks\" "
                    + $"{string.Join(' ', settings.Environments.Select(environment => $"Pulumi.{environment.Name}.yaml"))}",
            ]
        );
    }

    public IEnumerable<string> Lines()
    {
        yield return "Variables of the environments in GitHub (gh variable set --env NAME --env-file FILE accepts a block unchanged):";
        foreach (var (environment, variables) in Environments)
        {
            yield return "";
            yield return $"# environment {environment}";
            foreach (var (name, value) in variables)
            {
                yield return $"{name}={value}";
            }
        }

        yield return "";
        yield return "Run once, signed in with the two roles; commit the changes to main:";
        foreach (var command in Commands)
        {
            yield return $"  {command}";
        }
    }

    public JsonObject ToJson() =>
        new()
        {
            ["environments"] = new JsonObject(
                Environments.Select(entry =>
                    KeyValuePair.Create<string, JsonNode?>(
                        entry.Environment,
                        new JsonObject(
                            entry.Variables.Select(variable => KeyValuePair.Create<string, JsonNode?>(variable.Name, variable.Value))
                        )
                    )
                )
            ),
            ["commands"] = new JsonArray([.. Commands.Select(command => (JsonNode)command)]),
        };
}
