namespace Pulumi.AzureNative;

/// <summary>
/// Configuration of an explicit provider; what is left out comes from the stack's `azure-native:` keys or the environment.
/// </summary>
public sealed class ProviderArgs : ResourceArgs
{
    [Input("auxiliaryTenantIds", json: true)]
    private InputList<string>? _auxiliaryTenantIds;

    public InputList<string> AuxiliaryTenantIds
    {
        get => _auxiliaryTenantIds ??= new InputList<string>();
        set => _auxiliaryTenantIds = value;
    }

    [Input("clientCertificatePassword")]
    public Input<string>? ClientCertificatePassword { get; set; }

    [Input("clientCertificatePath")]
    public Input<string>? ClientCertificatePath { get; set; }

    [Input("clientId")]
    public Input<string>? ClientId { get; set; }

    [Input("clientSecret")]
    public Input<string>? ClientSecret { get; set; }

    [Input("disablePulumiPartnerId", json: true)]
    public Input<bool>? DisablePulumiPartnerId { get; set; }

    [Input("environment")]
    public Input<string>? Environment { get; set; }

    [Input("location")]
    public Input<string>? Location { get; set; }

    [Input("metadataHost")]
    public Input<string>? MetadataHost { get; set; }

    [Input("msiEndpoint")]
    public Input<string>? MsiEndpoint { get; set; }

    [Input("oidcRequestToken")]
    public Input<string>? OidcRequestToken { get; set; }

    [Input("oidcRequestUrl")]
    public Input<string>? OidcRequestUrl { get; set; }

    [Input("oidcToken")]
    public Input<string>? OidcToken { get; set; }

    [Input("oidcTokenFilePath")]
    public Input<string>? OidcTokenFilePath { get; set; }

    [Input("partnerId")]
    public Input<string>? PartnerId { get; set; }

    [Input("subscriptionId")]
    public Input<string>? SubscriptionId { get; set; }

    [Input("tenantId")]
    public Input<string>? TenantId { get; set; }

    [Input("useDefaultAzureCredential", json: true)]
    public Input<bool>? UseDefaultAzureCredential { get; set; }

    [Input("useMsi", json: true)]
    public Input<bool>? UseMsi { get; set; }

    [Input("useOidc", json: true)]
    public Input<bool>? UseOidc { get; set; }

    public static new ProviderArgs Empty => new();
}
