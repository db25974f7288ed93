using Google.Protobuf.WellKnownTypes;
using Planning.Wire;

namespace Planning.ResourceIds;

/// <summary>The outputs of what the provider writes with the data API of a service, which Azure's management API does not have.</summary>
internal static class DataOutputs
{
    public static void Fill(string token, string urn, Struct outputs)
    {
        switch (token)
        {
            case "storage:StorageAccountStaticWebsite":
                outputs.Fields["containerName"] = Value.ForString("$web");
                break;
            case "storage:Blob":
                FillBlob(urn, outputs);
                break;
        }
    }

    /// <summary>A blob has the resource's own name where none is given.</summary>
    private static void FillBlob(string urn, Struct outputs)
    {
        var given = outputs.Property("blobName");
        if (given?.IsUnknown() != true && outputs.Text("accountName") is { } account && outputs.Text("containerName") is { } container)
        {
            var name = given?.StringValue ?? Urn.Name(urn);
            outputs.Fields["name"] = Value.ForString(name);
            outputs.Fields["url"] = Value.ForString($"https://{account}.blob.core.windows.net/{container}/{name}");
        }
    }
}
