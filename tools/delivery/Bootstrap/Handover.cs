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
                if (
                    await ClientAsync(azure, settings.IdentityId(environment, purpose), cancellation) is not { } client
                    || await Principal.FindAsync(azure, settings.IdentityId(environment, Purpose.Deploy), cancellation) is not { } deployer
                )
                {
                    return null;
                }

                environments.Add(
                    (
                        BootstrapSettings.JobEnvironment(environment, purpose),
                        [
                            ("AZURE_CLIENT_ID", client),
                            ("AZURE_TENANT_ID", settings.Tenant),
                            ("AZURE_SUBSCRIPTION_ID", environment.Subscription),
                            ("DEPLOYER_OBJECT_ID", deployer),
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
                Assign(CustomRole.StateWriter.NameIn(settings), settings.StateContainerId),
                Assign("Key Vault Crypto User", settings.VaultId),
                $"pulumi login {settings.BackendUrl}",
                .. settings.Environments.Select(environment =>
                    $"pulumi stack init {environment.Name} --secrets-provider=\"{settings.SecretsProvider(environment)}\""
                ),
                // `init` writes provider and encrypted key there. A checkout without them asks for a passphrase, which no job has.
                "git commit --message \"Set the keys of the stacks\" "
                    + $"{string.Join(' ', settings.Environments.Select(environment => $"Pulumi.{environment.Name}.yaml"))}",
            ]
        );
    }

    private static string Assign(string role, string scope) =>
        "az role assignment create --assignee \"$(az ad signed-in-user show --query id --output tsv)\" "
        + $"--role \"{role}\" --scope {scope}";

    private static async Task<string?> ClientAsync(IResourceManager azure, string identity, CancellationToken cancellation) =>
        (await azure.FindAsync(identity, IdentityParts.Api, cancellation))?["properties"]?["clientId"]?.ToString();

    public IEnumerable<string> Lines()
    {
        yield return "Variables of the environments. For GitHub, the command `github` with the same options sets them:";
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
        yield return "Run once. A role is effective after some minutes: repeat a command that is denied. Commit the changes to main:";
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
