using Pulumi;

namespace Infra.Protection;

/// <summary>The delete locks of a stack. They are created at the end of the program, when all that they cover is known.</summary>
public sealed class DeleteLocks
{
    private readonly List<DeleteLock> _locks = [];

    /// <param name="name">The name of the service's component.</param>
    /// <param name="scope">The service's id.</param>
    public DeleteLock Add(string name, Resource parent, Output<string> scope)
    {
        var added = new DeleteLock(name, parent, scope);
        _locks.Add(added);
        return added;
    }

    internal void Create() => _locks.ForEach(each => each.Create());
}
