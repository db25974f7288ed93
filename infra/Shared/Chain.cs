using Pulumi;

namespace Infra.Shared;

/// <summary>Resources that Azure takes one at a time: each waits for the one before.</summary>
public sealed class Chain
{
    public Resource? Last { get; private set; }

    /// <summary>The next one waits for a resource that was made elsewhere.</summary>
    public void Continue(Resource made) => Last = made;

    /// <param name="also">What else it waits for.</param>
    public T Add<T>(Resource parent, Func<CustomResourceOptions, T> make, params ReadOnlySpan<Resource?> also)
        where T : CustomResource
    {
        var options = new CustomResourceOptions { Parent = parent };
        foreach (var before in (Resource?[])[Last, .. also])
        {
            if (before is not null)
            {
                options.DependsOn.Add(before);
            }
        }

        var made = make(options);
        Last = made;
        return made;
    }
}
