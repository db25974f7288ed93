namespace Preflight.Queries;

/// <summary>The tables that a query may read.</summary>
public interface ITables
{
    /// <returns>Null if there is no such table.</returns>
    TableColumns? Find(string name);

    /// <summary>True for a function that the workspace has.</summary>
    bool HasFunction(string name);

    /// <summary>What to say of a name that is no table.</summary>
    string Unknown(string name);
}
