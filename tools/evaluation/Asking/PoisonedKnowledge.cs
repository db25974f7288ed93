using Evaluation.Cases;

namespace Evaluation.Asking;

/// <summary>A copy of the bundled documents with hostile ones among them; gone when disposed.</summary>
internal sealed class PoisonedKnowledge : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("poisoned-knowledge-");

    public PoisonedKnowledge()
    {
        foreach (var source in (string[])[EvaluationFiles.Knowledge, EvaluationFiles.PoisonedFolder])
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder.FullName, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public string Folder => folder.FullName;

    public void Dispose() => folder.Delete(recursive: true);
}
