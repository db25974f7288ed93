using Pulumi.Serialization;

namespace Pulumi;

/// <summary>A file with the given content.</summary>
public sealed class StringAsset(string text) : Asset(Wire.Text, text);
