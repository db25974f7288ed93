using System.Text.Json.Nodes;

namespace AzureDefinitions.Outputs;

/// <summary>Container Apps and Kubernetes clusters.</summary>
internal static class Containers
{
    public static void Environment(ArmSubject subject, JsonObject properties)
    {
        if (subject.Location is { } location)
        {
            properties["defaultDomain"] = Domain(subject.Id, location);
            properties["staticIp"] = Networks.Documentation(subject.Id);
        }
    }

    public static void App(ArmSubject subject, JsonObject properties)
    {
        var given = subject.Properties;
        var environment = ArmSubject.Text(given["managedEnvironmentId"]) ?? ArmSubject.Text(given["environmentId"]);
        if (given["configuration"]?["ingress"] is not JsonObject ingress || environment is null || subject.Location is not { } location)
        {
            return;
        }

        var isExternal = ingress["external"] is JsonValue value && value.TryGetValue<bool>(out var yes) && yes;
        var host = $"{subject.Name}.{(isExternal ? "" : "internal.")}{Domain(environment, location)}";
        properties["configuration"] = new JsonObject { ["ingress"] = new JsonObject { ["fqdn"] = host } };
    }

    public static void Cluster(ArmSubject subject, JsonObject properties)
    {
        if (subject.Location is not { } location)
        {
            return;
        }

        var (given, group) = (subject.Properties, subject.Group[(subject.Group.LastIndexOf('/') + 1)..]);
        var nodes = ArmSubject.Text(given["nodeResourceGroup"]) ?? $"MC_{group}_{subject.Name}_{location}";
        var prefix = ArmSubject.Text(given["dnsPrefix"]) ?? ArmSubject.Text(given["fqdnSubdomain"]) ?? subject.Name;
        var kubelet =
            $"{subject.Group[..^group.Length]}{nodes}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/{subject.Name}-agentpool";
        properties["nodeResourceGroup"] = nodes;
        properties["fqdn"] = $"{prefix}-{subject.Digits("cluster")[..8]}.hcp.{location}.azmk8s.io";
        properties["identityProfile"] = new JsonObject
        {
            ["kubeletidentity"] = new JsonObject
            {
                ["resourceId"] = kubelet,
                ["clientId"] = Identity.Guid(kubelet, "client"),
                ["objectId"] = Identity.Guid(kubelet, "principal"),
            },
        };
        if (given["oidcIssuerProfile"]?["enabled"] is JsonValue value && value.TryGetValue<bool>(out var yes) && yes)
        {
            var issuer = $"https://{location}.oic.prod-aks.azure.com/{subject.Tenant}/{subject.Guid("issuer")}/";
            properties["oidcIssuerProfile"] = new JsonObject { ["issuerURL"] = issuer };
        }
    }

    /// <summary>Made up, and the same for an environment and its apps.</summary>
    private static string Domain(string environment, string location) =>
        $"env-{Identity.Guid(environment, "domain")[..8]}.{location}.azurecontainerapps.io";
}
