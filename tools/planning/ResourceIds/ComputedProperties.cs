using Google.Protobuf.WellKnownTypes;
using Planning.Wire;

namespace Planning.ResourceIds;

/// <summary>
/// The outputs Azure computes, by resource type. Each is either certain from the inputs or an id that is made up but stable.
/// </summary>
public sealed class ComputedProperties(string urn, Struct outputs, ResourceId? id)
{
    private string Name => id?.Name ?? "";

    /// <summary>The top-level properties that Azure fills in, wholly or in part.</summary>
    public IEnumerable<string> Names(string type)
    {
        var before = outputs.Clone();
        Fill(type);
        var touched = outputs
            .Fields.Where(field => !before.Fields.TryGetValue(field.Key, out var value) || !value.Equals(field.Value))
            .Select(field => field.Key)
            .ToList();
        outputs.Fields.Clear();
        outputs.Fields.Add(before.Fields);
        return touched;
    }

    public void Fill(string type)
    {
        if (id is not null)
        {
            Set("type", id.ArmType);
            if (id.Name is not null)
            {
                Set("name", id.Name);
            }
        }

        FillIdentity();
        switch ($"azure-native:{ResourceTypes.Short(type)}")
        {
            case "azure-native:managedidentity:UserAssignedIdentity":
                Set("principalId", Identity.Guid(id?.Id ?? urn, "principal"));
                Set("clientId", Identity.Guid(id?.Id ?? urn, "client"));
                Set("tenantId", Identity.TenantId);
                break;
            case "azure-native:operationalinsights:Workspace":
                Set("customerId", Guid("customer"));
                break;
            case "azure-native:applicationinsights:Component":
                Set("instrumentationKey", Guid("instrumentation"));
                Set("appId", Guid("application"));
                Set("connectionString", $"InstrumentationKey={Guid("instrumentation")};ApplicationId={Guid("application")}");
                break;
            case "azure-native:cognitiveservices:Account":
                FillAccount();
                break;
            case "azure-native:cognitiveservices:Project":
                FillProject();
                break;
            case "azure-native:search:Service":
                Set("endpoint", $"https://{Name}.search.windows.net");
                break;
            case "azure-native:keyvault:Vault":
                Object("properties").Fields["vaultUri"] = Value.ForString($"https://{Name}.vault.azure.net/");
                break;
            case "azure-native:storage:StorageAccount":
                FillStorage();
                break;
            case "azure-native:cosmosdb:DatabaseAccount":
                Set("documentEndpoint", $"https://{Name}.documents.azure.com:443/");
                break;
            case "azure-native:containerregistry:Registry":
                Set("loginServer", $"{Name.ToLowerInvariant()}.azurecr.io");
                break;
            case "azure-native:web:WebApp":
                FillSite(Name);
                break;
            case "azure-native:web:WebAppSlot":
                // .../sites/<site>/slots/<slot>; the name itself is the slot's alone.
                FillSite(id?.Id.Split('/') is [.., var site, _, var slot] ? $"{site}-{slot}" : Name);
                break;
            case "azure-native:network:VirtualNetwork":
                FillSubnets();
                break;
            case "azure-native:network:AzureFirewall":
                FillFirewall();
                break;
            case "azure-native:keyvault:Key":
                FillKey();
                break;
        }
    }

    private void FillIdentity()
    {
        if (outputs.Text("identity", "type")?.Contains("SystemAssigned", StringComparison.Ordinal) == true)
        {
            var identity = Object("identity");
            identity.Fields["principalId"] = Value.ForString(Guid("system-principal"));
            identity.Fields["tenantId"] = Value.ForString(Identity.TenantId);
        }

        // Programs list the ids of the identities they assign; Azure returns the details of each, by id.
        if (outputs.Property("identity", "userAssignedIdentities") is { KindCase: Value.KindOneofCase.ListValue } assigned)
        {
            Object("identity").Fields["userAssignedIdentities"] = Value.ForStruct(
                Assigned(assigned.ListValue.Values.Select(WireValue.Reveal))
            );
        }
    }

    private static Struct Assigned(IEnumerable<Value> ids)
    {
        var result = new Struct();
        foreach (var known in ids.Where(value => value is { KindCase: Value.KindOneofCase.StringValue } && !value.IsUnknown()))
        {
            result.Fields[known.StringValue] = Texts(
                ("clientId", Identity.Guid(known.StringValue, "client")),
                ("principalId", Identity.Guid(known.StringValue, "principal"))
            );
        }

        return result;
    }

    private void FillAccount()
    {
        var properties = Object("properties");
        if (properties.Text("customSubDomainName") is not { } host)
        {
            return;
        }

        properties.Fields["endpoint"] = Value.ForString($"https://{host}.cognitiveservices.azure.com/");
        properties.Fields["endpoints"] = Texts(
            ("AI Foundry API", $"https://{host}.services.ai.azure.com/"),
            ("Azure AI Model Inference API", $"https://{host}.services.ai.azure.com/"),
            ("OpenAI Language Model Instance API", $"https://{host}.openai.azure.com/")
        );
    }

    private void FillProject()
    {
        if (outputs.Text("accountName") is { } account)
        {
            Object("properties").Fields["endpoints"] = Texts(
                ("AI Foundry API", $"https://{account}.services.ai.azure.com/api/projects/{Name}")
            );
        }
    }

    private void FillStorage() =>
        outputs.Fields["primaryEndpoints"] = Texts(
            ("blob", $"https://{Name}.blob.core.windows.net/"),
            ("dfs", $"https://{Name}.dfs.core.windows.net/"),
            ("file", $"https://{Name}.file.core.windows.net/"),
            ("queue", $"https://{Name}.queue.core.windows.net/"),
            ("table", $"https://{Name}.table.core.windows.net/"),
            // The zone number is invented.
            ("web", $"https://{Name}.z6.web.core.windows.net/")
        );

    /// <summary>A host name with a scoped label gets a hash that only Azure knows; the plain form is certain.</summary>
    private void FillSite(string host)
    {
        if (outputs.Text("autoGeneratedDomainNameLabelScope") is null)
        {
            Set("defaultHostName", $"{host}.azurewebsites.net");
        }
    }

    private void FillSubnets()
    {
        if (id is null || outputs.Property("subnets") is not { KindCase: Value.KindOneofCase.ListValue } subnets)
        {
            return;
        }

        foreach (var subnet in subnets.ListValue.Values.Select(WireValue.Reveal))
        {
            if (subnet.KindCase == Value.KindOneofCase.StructValue && subnet.StructValue.Text("name") is { } name)
            {
                subnet.StructValue.Fields["id"] = Value.ForString($"{id.Id}/subnets/{name}");
            }
        }
    }

    /// <summary>Azure takes the first free address of the firewall's subnet, which is not in the firewall's own inputs.</summary>
    private void FillFirewall()
    {
        if (
            outputs.Property("ipConfigurations") is { KindCase: Value.KindOneofCase.ListValue } configurations
            && configurations.ListValue.Values.Select(WireValue.Reveal).FirstOrDefault()
                is { KindCase: Value.KindOneofCase.StructValue } first
        )
        {
            first.StructValue.Fields["privateIPAddress"] = Value.ForString("10.255.255.4");
        }
    }

    private void FillKey()
    {
        var uri = $"https://{outputs.Text("vaultName")}.vault.azure.net/keys/{Name}";
        Set("keyUri", uri);
        Set("keyUriWithVersion", $"{uri}/{Guid("version").Replace("-", "")}");
    }

    private void Set(string name, string value) => outputs.Fields[name] = Value.ForString(value);

    private string Guid(string purpose) => Identity.Guid(urn, purpose);

    private Struct Object(string name)
    {
        if (outputs.Property(name) is { KindCase: Value.KindOneofCase.StructValue } found)
        {
            return found.StructValue;
        }

        var created = new Struct();
        outputs.Fields[name] = Value.ForStruct(created);
        return created;
    }

    private static Value Texts(params ReadOnlySpan<(string Name, string Value)> values)
    {
        var result = new Struct();
        foreach (var (name, value) in values)
        {
            result.Fields[name] = Value.ForString(value);
        }

        return Value.ForStruct(result);
    }
}
