using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Stands where a result should have been an asset and was something else.</summary>
internal sealed class InvalidAsset() : Asset(Wire.Text, "");
