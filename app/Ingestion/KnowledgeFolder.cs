using System.Security.Cryptography;
using App.Identity;

namespace App.Ingestion;

/// <summary>The documents that ship with the app.</summary>
internal static class KnowledgeFolder
{
    /// <summary>All chunks of the Markdown files below the folder, in an order that is the same on every machine.</summary>
    public static IReadOnlyList<Chunk> Read(string folder)
    {
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException(
                $"The knowledge folder '{folder}' does not exist; publish the app with its knowledge/ folder.");

        var chunks = Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories)
            .Select(path => (Path: path, Id: Path.GetRelativePath(folder, path).Replace('\\', '/')))
            .OrderBy(file => file.Id, StringComparer.Ordinal)
            .SelectMany(file => MarkdownChunker.Chunk(Document(file.Path, file.Id), File.ReadAllText(file.Path)))
            .ToArray();

        return chunks.Length > 0
            ? chunks
            : throw new InvalidDataException(
                $"The knowledge folder '{folder}' holds no Markdown text (*.md), so nothing could be answered.");
    }

    private static SourceDocument Document(string path, string id) => new()
    {
        Id = id,
        Uri = id,
        Fingerprint = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))),
        ModifiedAt = File.GetLastWriteTimeUtc(path),
        Groups = [Caller.Everyone],
        Classification = "public",
        Length = new FileInfo(path).Length,
    };
}
