using Infra.Access;
using Infra.Naming;
using Infra.Networking;
using Infra.Telemetry;
using Pulumi;
using Pulumi.AzureNative.Network;
using In = Pulumi.AzureNative.Network.Inputs;
using RoleAssignment = Pulumi.AzureNative.Authorization.RoleAssignment;

namespace Infra.Components.Ingress;

/// <summary>
/// The public entry to the app: an Application Gateway with a web application firewall. It reads its certificate by identity.
/// </summary>
public sealed class Gateway : ComponentResource
{
    /// <summary>In seconds: longer than any answer. App Service itself ends a request after 230 seconds without a byte.</summary>
    private const int RequestTimeout = 240;

    private readonly string _name;
    private readonly GatewayArgs _args;
    private readonly string _gatewayName;
    private readonly PublicIPAddress _address;
    private readonly UserIdentity _identity;
    private readonly WebApplicationFirewallPolicy _firewall;
    private readonly CustomResourceOptions _after;
    private readonly Output<string> _certificateUri;

    public Gateway(string name, GatewayArgs args, ComponentResourceOptions? options = null)
        : base("ai-workload:ingress:Gateway", name, options)
    {
        var context = args.Context;
        (_name, _args) = (name, args);
        _gatewayName = context.Names.Of("agw", 80);
        _address = PublicAddress.Create(name, context, context.Diagnostics, this, args.Settings.DdosProtection);
        _identity = new UserIdentity(name, context, this);
        var mayRead = CreateCertificateRole(_identity.Principal);
        _certificateUri = CertificateUri(mayRead);
        _after = new CustomResourceOptions { Parent = this, DependsOn = { mayRead } };
        if (CreateCertificateEndpoint() is { } endpoint)
        {
            _after.DependsOn.Add(endpoint);
        }

        _firewall = GatewayFirewall.Create(name, args, this);
        Url = Output.Create($"https://{args.Settings.HostName}/");
        RegisterOutputs();
    }

    [Output("url")]
    public Output<string> Url { get; private set; }

    /// <summary>
    /// Creates the gateway itself, which needs the site. All that it needs besides comes with the component: it takes minutes, and
    /// endpoints of one subnet wait for each other.
    /// </summary>
    /// <param name="siteHost">The site's host name, known once the site requires sign-in.</param>
    public void Publish(Output<string> siteHost)
    {
        var gateway = new ApplicationGateway(_name, Inputs(siteHost), _after);
        _args.Context.Diagnostics.Create(_name, this, gateway.Id, LogCategories.Gateway);
    }

    /// <summary>Allows reading one secret of the certificate's vault.</summary>
    private RoleAssignment CreateCertificateRole(Principal gateway)
    {
        var secret = $"{_args.Settings.CertificateVaultId}/secrets/{_args.Settings.CertificateName}";
        return Grant.Create("certificate", _args.Context, this, secret, gateway, Role.KeyVaultSecretsUser);
    }

    /// <summary>
    /// A private endpoint to the certificate's vault in the stack's own network. An existing network already reaches the vault; a second
    /// endpoint would conflict over its name in the shared zone.
    /// </summary>
    private CustomResource? CreateCertificateEndpoint() =>
        _args.LinksCertificateVault
            ? _args.Context.Access.Link?.Create($"{_name}-certificate", this, _args.Settings.CertificateVaultId, LinkTarget.Vault)
            : null;

    /// <summary>Known once the gateway may read the certificate; Azure rejects a gateway that cannot.</summary>
    private Output<string> CertificateUri(RoleAssignment mayRead)
    {
        var settings = _args.Settings;
        var uri = Output.Create($"https://{settings.CertificateVaultName}.vault.azure.net/secrets/{settings.CertificateName}");
        return RoleEffect.After(uri, _args.Context.Clock, mayRead);
    }

    private ApplicationGatewayArgs Inputs(Output<string> siteHost)
    {
        var settings = _args.Settings;
        return new()
        {
            ApplicationGatewayName = _gatewayName,
            ResourceGroupName = _args.Context.ResourceGroupName,
            Location = _args.Context.Location,
            Sku = new In.ApplicationGatewaySkuArgs { Name = "WAF_v2", Tier = "WAF_v2" },
            AutoscaleConfiguration = new In.ApplicationGatewayAutoscaleConfigurationArgs
            {
                MinCapacity = settings.MinInstances,
                MaxCapacity = settings.MaxInstances,
            },
            Zones = _args.Context.Zones,
            EnableHttp2 = true,
            FirewallPolicy = new In.SubResourceArgs { Id = _firewall.Id },

            // Answers are streamed; with response buffering the gateway would hold them back until they end.
            GlobalConfiguration = new In.ApplicationGatewayGlobalConfigurationArgs
            {
                EnableRequestBuffering = true,
                EnableResponseBuffering = false,
            },
            Identity = new In.ManagedServiceIdentityArgs
            {
                Type = ResourceIdentityType.UserAssigned,
                UserAssignedIdentities = { _identity.Id },
            },
            SslPolicy = new In.ApplicationGatewaySslPolicyArgs { PolicyType = "Predefined", PolicyName = "AppGwSslPolicy20220101S" },
            SslCertificates = new In.ApplicationGatewaySslCertificateArgs { Name = "site", KeyVaultSecretId = _certificateUri },
            GatewayIPConfigurations = new In.ApplicationGatewayIPConfigurationArgs
            {
                Name = "subnet",
                Subnet = new In.SubResourceArgs { Id = _args.SubnetId },
            },
            FrontendIPConfigurations = new In.ApplicationGatewayFrontendIPConfigurationArgs
            {
                Name = "internet",
                PublicIPAddress = new In.SubResourceArgs { Id = _address.Id },
            },
            FrontendPorts =
            {
                new In.ApplicationGatewayFrontendPortArgs { Name = "https", Port = 443 },
                new In.ApplicationGatewayFrontendPortArgs { Name = "http", Port = 80 },
            },
            BackendAddressPools = new In.ApplicationGatewayBackendAddressPoolArgs
            {
                Name = "site",
                BackendAddresses = { new In.ApplicationGatewayBackendAddressArgs { Fqdn = siteHost } },
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
            Tags = _args.Context.Tags,
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

            RequestTimeout = RequestTimeout,

            // An instance that leaves the pool finishes the answers that it streams.
            ConnectionDraining = new In.ApplicationGatewayConnectionDrainingArgs { Enabled = true, DrainTimeoutInSec = RequestTimeout },
            Probe = Part("probes", "readiness"),
        };

    /// <summary>Probes the app's readiness, not a static file, which a broken app would still serve.</summary>
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

    /// <summary>Parts of a gateway refer to each other by full id, before the gateway exists.</summary>
    private In.SubResourceArgs Part(string collection, string part)
    {
        var context = _args.Context;
        var group = Output.Format($"/subscriptions/{context.SubscriptionId}/resourceGroups/{context.ResourceGroupName}");
        return new() { Id = Output.Format($"{group}/providers/Microsoft.Network/applicationGateways/{_gatewayName}/{collection}/{part}") };
    }
}
