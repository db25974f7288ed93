using System.Text.Json.Nodes;
using AzureSimulator.Access;
using AzureSimulator.Calls;
using AzureSimulator.Habits.Endpoints;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Habits.Networks;
using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Habits.Gateways;

internal sealed class CertificateNotReadable : Habit
{
    private const string GetSecret = "Microsoft.KeyVault/vaults/secrets/getSecret/action";

    /// <summary>How old the role must be: ninety seconds are usual, ten minutes were seen.</summary>
    private static readonly TimeSpan Propagates = TimeSpan.FromSeconds(90);

    /// <summary>How long the gateway looks before it fails.</summary>
    private static readonly TimeSpan Looks = TimeSpan.FromMinutes(2);

    public override string Id => "gateway-certificate-not-readable";

    public override string Sentence =>
        "A gateway reads its certificate from the vault when it is written: a role that is too young, or a closed vault, lets it fail.";

    public override string Source => "https://github.com/mspnp/aks-baseline/issues/242";

    public override string Sure => "measured";

    public override string? Fix =>
        "Let the gateway depend on the role of its identity and on the vault's endpoint, and wait until the role is in effect.";

    public override void Change(Call call, Outcome outcome)
    {
        if (!call.IsWrite || !call.IsOf(SubnetUse.Gateways))
        {
            return;
        }

        var principals = Principals(call);
        foreach (var secret in Secrets(call.Body))
        {
            if (
                Vault(secret, call.Azure) is { } vault
                && !(IsReachable(vault, call.Azure) && principals.Any(each => MayRead(each, vault, call)))
            )
            {
                var detail = new JsonObject
                {
                    ["code"] = "ApplicationGatewayKeyVaultSecretAccessDenied",
                    ["message"] =
                        $"Access denied for KeyVault Secret '{secret}' for Application Gateway '{call.Id}'. Make sure that "
                        + "Identity assigned to "
                        + "Application Gateway has access to the KeyVault associated with secret.",
                };
                outcome.Operation.Fail(
                    "ApplicationGatewayKeyVaultSecretException",
                    "Problem occured while accessing and validating KeyVault Secrets associated with Application Gateway "
                        + $"'{call.Id}'. See details below:",
                    Id,
                    [detail]
                );
                outcome.Operation.Ends = call.Now + Looks;
            }
        }
    }

    private static IEnumerable<string> Secrets(JsonObject? gateway) =>
        JsonPath
            .Items(gateway, "properties", "sslCertificates")
            .Select(each => JsonPath.Text(each, "properties", "keyVaultSecretId"))
            .OfType<string>();

    private static List<string> Principals(Call call) =>
        [
            .. (JsonPath.At(call.Body, "identity", "userAssignedIdentities") as JsonObject ?? [])
                .Select(each => JsonPath.Text(call.Azure.Resources.Find(each.Key)?.Body, "properties", "principalId"))
                .OfType<string>(),
        ];

    /// <returns>Null for a vault that lies elsewhere.</returns>
    private static Resource? Vault(string secret, AzureState azure) =>
        Uri.TryCreate(secret, UriKind.Absolute, out var uri)
            ? azure.Resources.OfType("Microsoft.KeyVault/vaults").FirstOrDefault(vault => ArmPath.Same(vault.Name, uri.Host.Split('.')[0]))
            : null;

    private static bool IsReachable(Resource vault, AzureState azure) =>
        !ArmPath.Same(JsonPath.Text(vault.Body, "properties", "publicNetworkAccess"), "Disabled")
        || azure
            .Resources.OfType(EndpointParts.Type)
            .Any(endpoint =>
                endpoint.State == "Succeeded" && EndpointParts.Targets(endpoint.Body).Any(each => ArmPath.Same(each, vault.Id))
            );

    private static bool MayRead(string principal, Resource vault, Call call) =>
        JsonPath.IsTrue(vault.Body, "properties", "enableRbacAuthorization")
            ? call.Rights.HasData(principal, GetSecret, vault.Id)
                && call.Azure.Resources.OfType(Rights.Assignments)
                    .Any(role =>
                        ArmPath.Same(JsonPath.Text(role.Body, "properties", "principalId"), principal)
                        && ArmPath.IsWithin(vault.Id, role.Path.Scope)
                        && call.Now - role.Created >= Propagates
                    )
            : JsonPath
                .Items(vault.Body, "properties", "accessPolicies")
                .Any(policy => ArmPath.Same(JsonPath.Text(policy, "objectId"), principal));
}
