using Infra.Settings;
using Infra.Shared;
using Infra.Telemetry;
using Pulumi;
using Pulumi.AzureNative.Network;
using In = Pulumi.AzureNative.Network.Inputs;

namespace Infra.Components;

/// <summary>What the gateway stands before.</summary>
public sealed record GatewayArgs
{
    public required GatewaySettings Settings { get; init; }
    public required Input<string> SubnetId { get; init; }

    /// <summary>The site's own host name, known once its private address answers.</summary>
    public required Input<string> SiteHost { get; init; }
}

/// <summary>The only door to the app: an Application Gateway with its firewall, which reads its certificate by identity.</summary>
public sealed class Gateway : ComponentResource
{
    private readonly string _name;
    private readonly StackContext _stack;
    private readonly GatewayArgs _args;
    private readonly string _gatewayName;

    public Gateway(
        string name,
        StackContext stack,
        GatewayArgs args,
        Diagnostics telemetry,
        PrivateLink link,
        ComponentResourceOptions? options = null
    )
        : base("ai-workload:ingress:Gateway", name, options)
    {
        (_name, _stack, _args) = (name, stack, args);
        _gatewayName = stack.Names.Of("agw", 80);
        var address = PublicAddress.Make(name, stack, this, args.Settings.DdosProtection);
        telemetry.Watch($"{name}-address", this, address.Id, LogCategories.PublicAddress);
        var identity = new UserIdentity("gateway", stack, this);
        var after = new CustomResourceOptions { Parent = this };
        foreach (var before in Certificate(identity.Principal, link))
        {
            after.DependsOn.Add(before);
        }

        var gateway = new ApplicationGateway(
            $"{name}-gateway",
            Args(identity, address, GatewayFirewall.Make(name, stack, this, args.Settings)),
            after
        );
        telemetry.Watch(name, this, gateway.Id, LogCategories.Gateway);

        Url = Output.Create($"https://{args.Settings.HostName}/");
        RegisterOutputs();
    }

    [Output("url")]
    public Output<string> Url { get; private set; }

    /// <summary>
    /// The right to read one secret of the certificate's vault, and, in the stack's own network, a way there. An existing network
    /// reaches that vault already, and a second endpoint would fight over its name in the shared zone.
    /// </summary>
    private IEnumerable<Resource> Certificate(Principal gateway, PrivateLink link)
    {
        var settings = _args.Settings;
        yield return Grant.To(
            _stack,
            this,
            "certificate",
            $"{settings.CertificateVaultId}/secrets/{settings.CertificateName}",
            gateway,
            Role.KeyVaultSecretsUser
        );
        if (_stack.Settings.Network == NetworkMode.Private)
        {
            yield return link.Attach($"{_name}-certificate", this, settings.CertificateVaultId, LinkTarget.Vault);
        }
    }

    private ApplicationGatewayArgs Args(UserIdentity identity, PublicIPAddress address, WebApplicationFirewallPolicy firewall)
    {
        var settings = _args.Settings;
        return new()
        {
            ApplicationGatewayName = _gatewayName,
            ResourceGroupName = _stack.ResourceGroupName,
            Location = _stack.Location,
            Sku = new In.ApplicationGatewaySkuArgs { Name = "WAF_v2", Tier = "WAF_v2" },
            AutoscaleConfiguration = new In.ApplicationGatewayAutoscaleConfigurationArgs
            {
                MinCapacity = settings.MinInstances,
                MaxCapacity = settings.MaxInstances,
            },
            Zones = _stack.Zones,
            EnableHttp2 = true,
            FirewallPolicy = new In.SubResourceArgs { Id = firewall.Id },

            // Answers stream word by word; a gateway that collects them first would hold each back to its end.
            GlobalConfiguration = new In.ApplicationGatewayGlobalConfigurationArgs
            {
                EnableRequestBuffering = true,
                EnableResponseBuffering = false,
            },
            Identity = new In.ManagedServiceIdentityArgs
            {
                Type = ResourceIdentityType.UserAssigned,
                UserAssignedIdentities = { identity.Id },
            },
            SslPolicy = new In.ApplicationGatewaySslPolicyArgs { PolicyType = "Predefined", PolicyName = "AppGwSslPolicy20220101S" },
            SslCertificates = new In.ApplicationGatewaySslCertificateArgs
            {
                Name = "site",
                KeyVaultSecretId = $"https://{settings.CertificateVaultName}.vault.azure.net/secrets/{settings.CertificateName}",
            },
            GatewayIPConfigurations = new In.ApplicationGatewayIPConfigurationArgs
            {
                Name = "subnet",
                Subnet = new In.SubResourceArgs { Id = _args.SubnetId },
            },
            FrontendIPConfigurations = new In.ApplicationGatewayFrontendIPConfigurationArgs
            {
                Name = "internet",
                PublicIPAddress = new In.SubResourceArgs { Id = address.Id },
            },
            FrontendPorts =
            {
                new In.ApplicationGatewayFrontendPortArgs { Name = "https", Port = 443 },
                new In.ApplicationGatewayFrontendPortArgs { Name = "http", Port = 80 },
            },
            BackendAddressPools = new In.ApplicationGatewayBackendAddressPoolArgs
            {
                Name = "site",
                BackendAddresses = { new In.ApplicationGatewayBackendAddressArgs { Fqdn = _args.SiteHost } },
            },
            BackendHttpSettingsCollection = Backend(),
            Probes = Probe(),
            HttpListeners = { Listener("https"), Listener("http") },
            RedirectConfigurations = new In.ApplicationGatewayRedirectConfigurationArgs
            {
                Name = "to-https",
                RedirectType = "Permanent",
                TargetListener = Part("httpListeners", "https"),
                IncludePath = true,
                IncludeQueryString = true,
            },
            RequestRoutingRules = { ToSite(), ToHttps() },
            Tags = _stack.Tags,
        };
    }

    private In.ApplicationGatewayBackendHttpSettingsArgs Backend() =>
        new()
        {
            Name = "site",
            Port = 443,
            Protocol = "Https",
            CookieBasedAffinity = "Disabled",
            PickHostNameFromBackendAddress = true,

            // Longer than any answer, which itself is shorter than the 230 seconds App Service allows between two bytes.
            RequestTimeout = 240,
            Probe = Part("probes", "readiness"),
        };

    /// <summary>Asks the app itself whether it can answer: a broken app is not healthy because its icon loads.</summary>
    private static In.ApplicationGatewayProbeArgs Probe() =>
        new()
        {
            Name = "readiness",
            Protocol = "Https",
            Path = "/readyz",
            PickHostNameFromBackendHttpSettings = true,
            Interval = 30,
            Timeout = 10,
            UnhealthyThreshold = 3,
            Match = new In.ApplicationGatewayProbeHealthResponseMatchArgs { StatusCodes = { "200" } },
        };

    private In.ApplicationGatewayHttpListenerArgs Listener(string protocol)
    {
        var listener = new In.ApplicationGatewayHttpListenerArgs
        {
            Name = protocol,
            Protocol = protocol == "https" ? "Https" : "Http",
            HostName = _args.Settings.HostName,
            FrontendIPConfiguration = Part("frontendIPConfigurations", "internet"),
            FrontendPort = Part("frontendPorts", protocol),
        };
        if (protocol == "https")
        {
            listener.RequireServerNameIndication = true;
            listener.SslCertificate = Part("sslCertificates", "site");
        }

        return listener;
    }

    private In.ApplicationGatewayRequestRoutingRuleArgs ToSite() =>
        new()
        {
            Name = "site",
            RuleType = "Basic",
            Priority = 100,
            HttpListener = Part("httpListeners", "https"),
            BackendAddressPool = Part("backendAddressPools", "site"),
            BackendHttpSettings = Part("backendHttpSettingsCollection", "site"),
        };

    private In.ApplicationGatewayRequestRoutingRuleArgs ToHttps() =>
        new()
        {
            Name = "to-https",
            RuleType = "Basic",
            Priority = 200,
            HttpListener = Part("httpListeners", "http"),
            RedirectConfiguration = Part("redirectConfigurations", "to-https"),
        };

    /// <summary>Parts of a gateway name each other by full id, before there is a gateway.</summary>
    private In.SubResourceArgs Part(string collection, string name) =>
        new()
        {
            Id = Output.Format(
                $"/subscriptions/{_stack.SubscriptionId}/resourceGroups/{_stack.ResourceGroupName}/providers/Microsoft.Network/applicationGateways/{_gatewayName}/{collection}/{name}"
            ),
        };
}
