using Pulumi.Serialization;

namespace Pulumi;

/// <summary>An archive or a folder on disk.</summary>
public sealed class FileArchive(string path) : Archive(Wire.Path, path);
