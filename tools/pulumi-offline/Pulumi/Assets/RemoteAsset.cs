using Pulumi.Serialization;

namespace Pulumi;

/// <summary>A file at an address.</summary>
public sealed class RemoteAsset(string uri) : Asset(Wire.Uri, uri);
