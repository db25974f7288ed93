namespace Planning.Programs;

/// <summary>Finds a package of npm as Node does.</summary>
internal static class InstalledPackage
{
    /// <summary>True if it is in the folder's own packages or in those of a folder above it, as in a workspace.</summary>
    public static bool Exists(string directory, string package)
    {
        for (var folder = new DirectoryInfo(directory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "node_modules", package)))
            {
                return true;
            }
        }

        return false;
    }
}
