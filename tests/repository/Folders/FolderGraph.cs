namespace Repository.Tests.Folders;

/// <summary>
/// Which folder of a project uses which: a file uses another file when it names a type, or calls an extension method, that the other
/// declares. At each depth, the files directly in a folder count as one more folder beside its subfolders.
/// </summary>
internal sealed class FolderGraph
{
    private const string OwnFiles = "(files)";
    private readonly ILookup<string, SourceFile> _byType;
    private readonly ILookup<string, SourceFile> _byExtension;
    private readonly IReadOnlyList<SourceFile> _files;

    public FolderGraph(IEnumerable<(string Path, string Text)> files)
    {
        _files = [.. files.AsParallel().Select(file => new SourceFile(file.Path, file.Text))];
        _byType = _files.SelectMany(file => file.Types.Select(type => (type, file))).ToLookup(pair => pair.type, pair => pair.file);
        _byExtension = _files
            .SelectMany(file => file.Extensions.Select(name => (name, file)))
            .ToLookup(pair => pair.name, pair => pair.file);
    }

    /// <returns>Each circle: its folders, and a use for each of its edges, as in "A -> B: A/One.cs uses Two".</returns>
    public IReadOnlyList<string> Circles()
    {
        var edges = _files.AsParallel().SelectMany(Uses).OrderBy(use => use.Note, StringComparer.Ordinal).ToList();
        return
        [
            .. edges
                .GroupBy(edge => edge.Parent)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .SelectMany(group => Circles(group.Key, [.. group])),
        ];
    }

    private static IEnumerable<string> Circles(string parent, IReadOnlyList<(string Parent, string From, string To, string Note)> edges)
    {
        var reached = edges.Select(edge => edge.From).Distinct().ToDictionary(folder => folder, folder => Reached(folder, edges));
        var inCircle = reached.Where(entry => entry.Value.Contains(entry.Key)).Select(entry => entry.Key).ToHashSet();
        while (inCircle.Count > 0)
        {
            var first = inCircle.Order(StringComparer.Ordinal).First();
            var circle = inCircle
                .Where(other => other == first || reached[first].Contains(other) && reached[other].Contains(first))
                .ToHashSet();
            inCircle.ExceptWith(circle);
            var notes = edges
                .Where(edge => circle.Contains(edge.From) && circle.Contains(edge.To))
                .GroupBy(edge => (edge.From, edge.To))
                .Select(group => $"  {group.Key.From} -> {group.Key.To}: {group.First().Note} ({group.Count()})");
            yield return $"{parent}: {string.Join(", ", circle.Order(StringComparer.Ordinal))}\n{string.Join('\n', notes)}";
        }
    }

    private static HashSet<string> Reached(string folder, IReadOnlyList<(string Parent, string From, string To, string Note)> edges)
    {
        var (reached, open) = (new HashSet<string>(), new Queue<string>([folder]));
        while (open.TryDequeue(out var next))
        {
            foreach (var edge in edges.Where(edge => edge.From == next && reached.Add(edge.To)))
            {
                open.Enqueue(edge.To);
            }
        }

        return reached;
    }

    private IEnumerable<(string Parent, string From, string To, string Note)> Uses(SourceFile file)
    {
        var types = file.Names().SelectMany(use => Types(file, use.Qualifier, use.Name).Select(other => (other, use.Name)));
        var extensions = file.Calls()
            .SelectMany(name => _byExtension[name].Where(other => file.Visible.Contains(other.Namespace)).Select(other => (other, name)));
        return types
            .Concat(extensions)
            .Where(use => use.other != file)
            .Select(use => Edge(file.Path, use.other.Path, use.Item2))
            .OfType<(string, string, string, string)>();
    }

    /// <summary>The files that declare a name, seen from a file: the nearest of its own namespaces first, then those it imports.</summary>
    private IEnumerable<SourceFile> Types(SourceFile file, string? qualifier, string name)
    {
        if (qualifier is not null)
        {
            return _byType[name]
                .Where(other => other.Namespace == qualifier || file.Visible.Any(space => other.Namespace == $"{space}.{qualifier}"));
        }

        var seen = file.Visible.FirstOrDefault(space => _byType[name].Any(other => other.Namespace == space));
        return seen is null ? [] : _byType[name].Where(other => other.Namespace == seen);
    }

    private static (string, string, string, string)? Edge(string file, string other, string name)
    {
        var (from, to) = (file.Split('/'), other.Split('/'));
        var depth = 0;
        while (depth < from.Length - 1 && depth < to.Length - 1 && from[depth] == to[depth])
        {
            depth++;
        }

        var (here, there) = (At(from), At(to));
        return here == there ? null : (string.Join('/', [".", .. from[..depth]]), here, there, $"{file} uses {name}");

        string At(string[] path) => depth < path.Length - 1 ? path[depth] : OwnFiles;
    }
}
