using Pulumi.Serialization;

namespace Pulumi;

/// <summary>A file on disk.</summary>
public sealed class FileAsset(string path) : Asset(Wire.Path, path);
